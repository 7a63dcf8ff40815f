// The icon files of Windows and macOS: small containers that hold PNG pictures as they are.

const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
const entryBytes = 16;
const headBytes = 6;

/** An .ico of the pictures by size: a head, an entry for each, then the pictures. */
export function windowsIcon(pictures) {
  const head = Buffer.alloc(headBytes);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(windowsSizes.length, 4);
  let offset = headBytes + entryBytes * windowsSizes.length;
  const entries = windowsSizes.map((size) => {
    const entry = Buffer.alloc(entryBytes);
    // 256 is written as 0: a size has one byte.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(pictures.get(size).length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += pictures.get(size).length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...windowsSizes.map((size) => pictures.get(size))]);
}

/** The kinds of an .icns that hold a PNG, by its size; those of screens with doubled pixels come second. */
const appleKinds = [
  ['icp4', 16],
  ['icp5', 32],
  ['icp6', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

const part = (kind, bytes) => {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32BE(bytes.length + head.length, 4);
  return Buffer.concat([head, bytes]);
};

/** An .icns of the pictures by size. */
export const appleIcon = (pictures) =>
  part('icns', Buffer.concat(appleKinds.map(([kind, size]) => part(kind, pictures.get(size)))));
