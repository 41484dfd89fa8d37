from dataclasses import dataclass
@dataclass(frozen=True,slots=True)
class QuantityAt:
    low:object; high:object; form:str; words:str; first:int; last:int; percent:bool=False; unit:object=None
N={'ثلاث':3,'ثلاثه':3,'اربع':4,'اربعه':4,'خمس':5,'خمسه':5,'ست':6,'سته':6,'سبع':7,'سبعه':7,'ثماني':8,'ثمانيه':8,'تسع':9,'تسعه':9,'عشر':10,'عشره':10}
V={'عشرات','العشرات','مئات','المئات','الاف','عدد'}
B={'نحو':'about','حوالي':'about','قرابه':'about','اكثر':'at_least'}
def read_quantity(tokens,i):
    t=tokens[i]
    n=t.norm
    if n in B and i+2<len(tokens):
        j=i+2 if tokens[i+1].norm=='من' else i+1
        q=read_quantity(tokens,j)
        if q and q.form=='exact':
            f=B[n]; return QuantityAt(q.low,q.high if f=='about' else None,f,'',i,q.last)
        return None
    m=n[1:] if n[0]=='و' else n
    if n.replace(',','').isdigit(): v=int(n.replace(',',''))
    elif m in N: v=N[m]
    elif m in V:
        if m=='عدد':
            if i+1<len(tokens) and tokens[i+1].norm=='من': return QuantityAt(None,None,'vague','عدد من',i,i+1)
            return None
        return QuantityAt(None,None,'vague',m,i,i)
    else: return None
    f='exact';h=v
    for k in range(i+1,min(i+5,len(tokens)-1)):
        if tokens[k].norm=='علي' and tokens[k+1].norm=='الاقل': f='at_least';h=None
    return QuantityAt(v,h,f,'',i,i)
