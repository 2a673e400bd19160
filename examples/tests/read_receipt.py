"""Reads the receipt's QR code from its picture with another library than the one that drew it, as a telephone would:
printed small, a little turned, unevenly lit and noisy. Run with the folder that `day --proofs` wrote."""

import pathlib
import sys

import numpy
import zxingcpp

folder = pathlib.Path(sys.argv[1])
head, pixels = (folder / "receipt.pgm").read_bytes().split(b"\n", 1)
width = int(head.split()[1])
drawn = numpy.frombuffer(pixels, dtype=numpy.uint8).reshape(width, width).astype(float)
receipt = (folder / "receipt.bin").read_bytes()
random = numpy.random.default_rng(7)


def degraded(scale, degrees, noise):
    """The picture at another size, turned, blurred by averaging, darker to one side, with noise."""
    size = int(width * scale * 1.1)
    angle = numpy.radians(degrees)
    total = numpy.zeros((size, size))
    for across in (-0.3, 0.0, 0.3):
        for down in (-0.3, 0.0, 0.3):
            y, x = numpy.mgrid[0:size, 0:size] - size / 2
            x, y = x + across, y + down
            column = (x * numpy.cos(angle) + y * numpy.sin(angle)) / scale + width / 2
            row = (-x * numpy.sin(angle) + y * numpy.cos(angle)) / scale + width / 2
            inside = (column >= 0) & (column < width) & (row >= 0) & (row < width)
            sample = numpy.full((size, size), 255.0)
            sample[inside] = drawn[row[inside].astype(int), column[inside].astype(int)]
            total += sample / 9
    light = 0.75 + 0.25 * numpy.arange(size) / size
    return numpy.clip((30 + total * 0.8) * light + random.normal(0, noise, (size, size)), 0, 255).astype(numpy.uint8)


def read(image):
    return [code.bytes for code in zxingcpp.read_barcodes(image)]


for scale, degrees, noise in [(1.0, 0.0, 0), (0.75, 0.0, 12), (1.0, 1.5, 12), (1.5, -2.0, 16)]:
    assert read(degraded(scale, degrees, noise)) == [receipt], (scale, degrees, noise)
print(f"read back {len(receipt)} bytes, four times")
