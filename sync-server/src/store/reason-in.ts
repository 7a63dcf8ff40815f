/** The reason by which a document may be withheld from a device; `''` = it never is. Requests alone are. */
export const reasonIn = (collection: string, document: object): string => {
  const { reasonId } = document as { readonly reasonId?: unknown };
  return collection === 'requests' && typeof reasonId === 'string' ? reasonId : '';
};
