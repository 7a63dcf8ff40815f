import qrcode from 'qrcode-generator';

/** Modules of white around the code, as the standard asks. */
const quiet = 4;

/** A QR code as SVG: one path of black modules on white, no colour, no script. */
export const qrSvg = (text: string): string => {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const size = code.getModuleCount();
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_unused, column) =>
      code.isDark(row, column) ? `M${column + quiet} ${row + quiet}h1v1h-1z` : '',
    ).join(''),
  );
  const side = size + 2 * quiet;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${rows.join('')}"/></svg>`;
};
