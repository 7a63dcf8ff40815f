/** Offers a text as a file: the system's window asks where to save it. */
export const saveText = (name: string, type: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold of the data once it began.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
