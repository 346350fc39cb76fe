// A PNG read independently of the lab: chunks and checksums by the specification, deflate by node's zlib.
import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunksOf(file) {
  const chunks = [];
  assert.deepEqual([...file.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  let at = 8;
  while (at < file.length) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    assert.equal(file.readUInt32BE(at + 8 + length), crc32(body));
    chunks.push({ type: body.toString("latin1", 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  assert.equal(at, file.length);
  return chunks;
}

/** The lines without their filters: none, the pixel to the left, the line above. */
function linesOf(bytes, size, height) {
  const lines = [];
  let above = new Uint8Array(size);
  assert.equal(bytes.length, height * (size + 1));
  for (let y = 0; y < height; y++) {
    const [filter, ...line] = bytes.subarray(y * (size + 1), (y + 1) * (size + 1));
    assert.ok(filter <= 2, `filter ${filter}`);
    above = Uint8Array.from(line);
    for (let i = 0; i < size; i++) {
      const before = filter === 1 ? (above[i - 1] ?? 0) : filter === 2 && y > 0 ? lines[y - 1][i] : 0;
      above[i] += before;
    }
    lines.push(above);
  }
  return lines;
}

/** { width, height, rows } with a colour "#rrggbb" a pixel, "" where it is transparent. */
export function decode(href) {
  const file = Buffer.from(href.replace(/^data:image\/png;base64,/, ""), "base64");
  const chunks = chunksOf(file);
  assert.deepEqual(chunks.map(({ type }) => type), ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);
  const [header, palette, opacity, { data }] = chunks.map((chunk) => chunk);
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  assert.deepEqual([...header.data.subarray(8)], [4, 3, 0, 0, 0]);
  const colours = Array.from({ length: palette.data.length / 3 }, (_, i) =>
    opacity.data[i] === 0 ? "" : `#${palette.data.toString("hex", 3 * i, 3 * i + 3)}`,
  );
  assert.ok(colours.length <= 16);
  const lines = linesOf(inflateSync(data), Math.ceil(width / 2), height);
  const pixel = (line, x) => (x % 2 ? line[x >> 1] & 15 : line[x >> 1] >> 4);
  const rows = lines.map((line) => Array.from({ length: width }, (_, x) => colours[pixel(line, x)]));
  assert.ok(rows.flat().every((colour) => colour !== undefined), "a colour that is not in the palette");
  return { width, height, rows };
}
