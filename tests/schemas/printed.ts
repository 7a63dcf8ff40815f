/** JSON that people read and that changes line by line: what fits into `width` stands in one line. */
export const printed = (value: unknown, width: number, indent = ''): string => {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= width) return flat;
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((entry) => `${deeper}${printed(entry, width, deeper)}`)
    : Object.entries(value).flatMap(([key, entry]) =>
        entry === undefined ? [] : [`${deeper}${JSON.stringify(key)}: ${printed(entry, width, deeper)}`],
      );
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
};
