from typing import NamedTuple,Any
class DateAt(NamedTuple):
    from_:Any
    to:Any
    precision:str
    basis:str
    part_of_day:Any
    first:int
    last:int
    since:bool=False
    future:bool=False
def find_dates(t,p): return []
def anchor(t,p): return None
