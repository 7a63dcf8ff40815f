import qrcode from 'qrcode-generator';

/** A QR code as one shape: `side` modules across, and the path of the black ones, one unit each. */
export const qrShape = (text: string): { readonly side: number; readonly path: string } => {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const side = code.getModuleCount();
  const modules = Array.from({ length: side * side }, (_, at) => [at % side, Math.floor(at / side)] as const);
  const path = modules.map(([x, y]) => (code.isDark(y, x) ? `M${x} ${y}h1v1h-1z` : '')).join('');
  return { side, path };
};
