/**
 * A text as the keys of a keyboard write it: typing goes to a line of a list by its first signs, and no key writes a no-break space or the
 * apostrophe ’.
 */
export const asTyped = (text: string): string => text.replaceAll(/\s/gu, ' ').replaceAll('’', "'");
