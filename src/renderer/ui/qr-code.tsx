import { qrShape } from './qr-shape';

/** Modules of white around a code, without which a phone does not find it (ISO/IEC 18004). */
const quietZone = 4;

type QrCodeProps = { readonly text: string; readonly label: string; readonly className?: string };

/** A QR code that a phone reads off the screen. */
export const QrCode = ({ text, label, className }: QrCodeProps) => {
  const { side, path } = qrShape(text);
  const whole = side + 2 * quietZone;
  return (
    <svg
      viewBox={`${-quietZone} ${-quietZone} ${whole} ${whole}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      {...(className === undefined ? {} : { className })}
    >
      <rect className="qr-ground" x={-quietZone} y={-quietZone} width={whole} height={whole} />
      <path className="qr-signs" d={path} />
    </svg>
  );
};
