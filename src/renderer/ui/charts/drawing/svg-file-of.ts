import { pictureFrame } from './picture-frame';
import { plainColour } from './plain-colour';

const namespace = 'http://www.w3.org/2000/svg';
const drawn = 'rect, line, circle, path, text, tspan';
const { head: headPx, edge: edgePx } = pictureFrame;

const inlined = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'fill-opacity',
] as const;
const letters = ['font-family', 'font-size', 'font-weight', 'text-anchor'] as const;

/** Writes what the style sheet says onto the element, since a file has no style sheet. */
const inline = (from: Element, to: Element): void => {
  const style = getComputedStyle(from);
  const isText = from instanceof SVGTextContentElement;
  for (const name of isText ? [...inlined, ...letters] : inlined)
    to.setAttribute(name, plainColour(style.getPropertyValue(name)));
  to.removeAttribute('class');
};

const put = (parent: Element, name: string, attributes: Readonly<Record<string, string>>, text = ''): void => {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  parent.append(element);
};

/** A drawing as a file of its own: colours and letters written out, its title above. */
export const svgFileOf = (svg: SVGSVGElement, title: string): Blob => {
  const copy = svg.cloneNode(true);
  const file = document.createElementNS(namespace, 'svg');
  const [width, height] = [svg.clientWidth + 2 * edgePx, svg.clientHeight + headPx + 2 * edgePx];
  if (!(copy instanceof SVGSVGElement)) return new Blob([]);
  const marks = copy.querySelectorAll(drawn);
  for (const [at, from] of svg.querySelectorAll(drawn).entries()) {
    const to = marks[at];
    if (to) inline(from, to);
  }
  const page = getComputedStyle(svg);
  file.setAttribute('xmlns', namespace);
  file.setAttribute('viewBox', `0 0 ${width} ${height}`);
  file.setAttribute('width', String(width));
  file.setAttribute('height', String(height));
  put(file, 'title', {}, title);
  put(file, 'rect', { width: String(width), height: String(height), fill: plainColour(page.backgroundColor) });
  put(
    file,
    'text',
    {
      x: String(edgePx),
      y: String(edgePx + headPx / 2),
      fill: plainColour(page.color),
      'font-family': page.fontFamily,
      'font-size': '16px',
      'font-weight': '600',
    },
    title,
  );
  const body = document.createElementNS(namespace, 'g');
  body.setAttribute('transform', `translate(${edgePx} ${edgePx + headPx})`);
  body.append(...copy.childNodes);
  file.append(body);
  return new Blob([new XMLSerializer().serializeToString(file)], { type: 'image/svg+xml' });
};
