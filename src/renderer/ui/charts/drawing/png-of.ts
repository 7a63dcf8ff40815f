import { pictureFrame } from './picture-frame';

const { head: headPx, edge: edgePx } = pictureFrame;
/** Twice the screen: sharp in a printed document. */
const scale = 2;

const numberOf = (element: Element, name: string): number => Number(element.getAttribute(name) ?? 0);

/** The outline of an element; `null` for what has none. */
const outlineOf = (element: Element): Path2D | null => {
  const of = (name: string): number => numberOf(element, name);
  const path = new Path2D();
  switch (element.tagName) {
    case 'rect':
      path.roundRect(of('x'), of('y'), Math.max(0, of('width')), Math.max(0, of('height')), of('rx'));
      return path;
    case 'circle':
      path.arc(of('cx'), of('cy'), of('r'), 0, 2 * Math.PI);
      return path;
    case 'line':
      path.moveTo(of('x1'), of('y1'));
      path.lineTo(of('x2'), of('y2'));
      return path;
    case 'path':
      return new Path2D(element.getAttribute('d') ?? '');
    default:
      return null;
  }
};

const anchors: Readonly<Record<string, CanvasTextAlign>> = { start: 'left', middle: 'center', end: 'right' };

const write = (context: CanvasRenderingContext2D, element: SVGTextElement, style: CSSStyleDeclaration): void => {
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.textAlign = anchors[style.textAnchor] ?? 'left';
  context.fillStyle = style.fill;
  context.fillText(element.textContent ?? '', numberOf(element, 'x'), numberOf(element, 'y'));
};

const paint = (context: CanvasRenderingContext2D, element: SVGGraphicsElement): void => {
  const style = getComputedStyle(element);
  const matrix = element.getCTM();
  if (style.display === 'none' || !matrix) return;
  context.save();
  context.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
  context.globalAlpha = Number(style.opacity) * Number(style.fillOpacity);
  if (element instanceof SVGTextElement) write(context, element, style);
  const outline = outlineOf(element);
  // A line has no inside, though its style names a colour for it.
  if (outline && element.tagName !== 'line' && style.fill !== 'none') {
    context.fillStyle = style.fill;
    context.fill(outline);
  }
  if (outline && style.stroke !== 'none') {
    context.globalAlpha = Number(style.opacity);
    context.strokeStyle = style.stroke;
    context.lineWidth = Number.parseFloat(style.strokeWidth);
    context.setLineDash((style.strokeDasharray.match(/[\d.]+/g) ?? []).map(Number));
    context.stroke(outline);
  }
  context.restore();
};

/**
 * A drawing as a picture. Painted element by element: the policy of the page loads no image from a `blob:` or `data:` address, so the
 * browser cannot be asked to rasterise the drawing itself.
 */
export const pngOf = async (svg: SVGSVGElement, title: string): Promise<Blob | null> => {
  const canvas = document.createElement('canvas');
  canvas.width = (svg.clientWidth + 2 * edgePx) * scale;
  canvas.height = (svg.clientHeight + headPx + 2 * edgePx) * scale;
  const context = canvas.getContext('2d');
  if (!context) return null;
  const page = getComputedStyle(svg);
  context.scale(scale, scale);
  context.fillStyle = page.backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = page.color;
  context.font = `600 16px ${page.fontFamily}`;
  context.fillText(title, edgePx, edgePx + headPx / 2);
  context.translate(edgePx, edgePx + headPx);
  for (const element of svg.querySelectorAll('rect, line, circle, path, text'))
    if (element instanceof SVGGraphicsElement) paint(context, element);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
};
