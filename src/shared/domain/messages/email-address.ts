/** The address if a mail can go there, `''` otherwise. Stricter than the standard: nothing that a header could misread. */
export const emailAddress = (text: string): string => {
  const address = text.trim();
  return address.length <= 200 &&
    /^[^\s@<>"(),;:\\[\]\p{Cc}]+@[^\s@<>"(),;:\\[\]\p{Cc}]+\.[^\s@<>"(),;:\\[\]\p{Cc}.]{2,}$/u.test(address)
    ? address
    : '';
};
