"""Records .npy files as NumPy writes them: prints npy.json, the files in base64 beside what NumPy reads back from them."""

import base64
import io
import json
import struct

import numpy as np


def written(array, version=None):
    file = io.BytesIO()
    np.lib.format.write_array(file, array, version=version)
    return file.getvalue()


def described(name, data):
    array = np.lib.format.read_array(io.BytesIO(data))
    return {
        "name": name,
        "file": base64.b64encode(data).decode(),
        "descr": np.lib.format.dtype_to_descr(array.dtype),
        "shape": list(array.shape),
        "fortran": bool(array.flags.f_contiguous and not array.flags.c_contiguous),
        # Little-endian and in C order, whatever the file has.
        "bytes": base64.b64encode(np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<")).tobytes()).decode(),
    }


def unaligned(array):
    """A header as other programs write it: not padded, so that the elements begin anywhere."""
    text = f"{{'descr': '{array.dtype.str}', 'fortran_order': False, 'shape': {array.shape}}}".encode() + b" \n"
    if (10 + len(text)) % 2 == 0:
        text = b" " + text
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + array.tobytes()


def files():
    rng = np.random.default_rng(6)
    for code in ("?", "i1", "u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"):
        values = rng.integers(0, 100, (2, 3)).astype(code)
        yield code, written(values)
        if values.itemsize > 1:
            big = values.astype(values.dtype.newbyteorder(">"))
            yield f"{code}, big-endian", written(big)
            yield f"{code}, big-endian, Fortran order", written(np.asfortranarray(big))
    cube = np.arange(24.0).reshape(2, 3, 4)
    yield "Fortran order", written(np.asfortranarray(cube))
    yield "zero dimensions", written(np.array(7.5))
    yield "one axis", written(np.arange(5, dtype="<i4"))
    yield "no elements", written(np.zeros((3, 0, 2)))
    yield "version 2.0", written(cube, (2, 0))
    yield "version 3.0", written(cube, (3, 0))
    yield "unaligned", unaligned(cube)
    yield "unaligned, big-endian", unaligned(cube.astype(">f8"))
    yield "bytes behind the elements", written(cube) + b"rest"


if __name__ == "__main__":
    rows = ",\n".join(json.dumps(described(name, data)) for name, data in files())
    print(f"[\n{rows}\n]")
