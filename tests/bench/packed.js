/* Bytes of each file as hosts send it, a line each: after gzip at its best, after brotli at its best. */
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });
  console.log(gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }).length, brotli.length);
}
