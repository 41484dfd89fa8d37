"""The tests of the desk: a package, so that its conftest is not the other one."""
