"""What functions should give: `references.py NAME TYPE COLUMNS < arguments > references`.

Arguments are columns of float64 or float32 one after the other. Written are the correctly rounded values in the same
type, then as float64 how far the true values lie above them, in units in the last place. Everything is computed in
80-bit floats, whose 64 bits of precision leave less than a thousandth of a unit open.
"""
import sys

import numpy as np

if np.finfo(np.longdouble).nmant < 63:
    sys.exit("references.py needs a machine whose long double has 64 bits of precision (x86)")

name, kind, count = sys.argv[1], np.dtype(sys.argv[2]), int(sys.argv[3])
columns = np.frombuffer(sys.stdin.buffer.read(), kind).reshape(count, -1)
with np.errstate(all="ignore"):
    exact = getattr(np, name)(*columns.astype(np.longdouble))
    rounded = exact.astype(kind)
    if name == "power":
        # x87's powl(-inf, -2**63) is inf in glibc; without finite operands nothing has to be rounded.
        rounded = np.where(np.isfinite(columns[0]), rounded, np.power(*columns))
    # Where the result is infinite the unit is that of the largest number.
    unit = np.spacing(np.minimum(np.abs(rounded), np.finfo(kind).max))
    above = ((exact - rounded) / unit).astype(np.float64)
sys.stdout.buffer.write(rounded.tobytes())
sys.stdout.buffer.write(np.where(np.isfinite(above), above, 0).tobytes())
