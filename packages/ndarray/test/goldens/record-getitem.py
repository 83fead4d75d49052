"""Records what NumPy's brackets give: python3 record-getitem.py > getitem.json; see arrays.py for the form.

Each case is [array, keys, outcome].
"""

import warnings

from arrays import array_json, arguments, key_json, outcome, random_array, random_key, write

warnings.simplefilter("error", DeprecationWarning)
count = arguments(2400)
cases = []
while len(cases) < count:
    base, a = random_array()
    key = random_key(a.shape)
    try:
        result = outcome(lambda: a[key], base)
    except DeprecationWarning:
        continue
    cases.append([array_json(base, a), [key_json(k) for k in key], result])
write(cases=cases)
