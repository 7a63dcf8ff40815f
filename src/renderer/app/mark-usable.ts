/** Says once, for the start benchmark and the tests, that the first place can be worked with. */
export const markUsable = (place: string): void => {
  const root = document.documentElement;
  if (root.dataset.usable === 'yes') return;
  performance.mark('guichet:usable');
  root.dataset.usable = 'yes';
  root.dataset.usablePlace = place;
};
