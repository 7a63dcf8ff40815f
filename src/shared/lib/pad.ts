/** A whole number or its digits with zeros before them, two digits long if nothing else is asked: `9` -> `09`. */
export const pad = (value: number | string, digits = 2): string => String(value).padStart(digits, '0');
