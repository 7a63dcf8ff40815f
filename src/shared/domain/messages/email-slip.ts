import { emailAddress } from './email-address';

/** Where most people have their mail. A domain beside these by one slip is asked about, never refused. */
const knownDomains = [
  'gmail.com',
  'hotmail.com',
  'hotmail.fr',
  'outlook.com',
  'outlook.fr',
  'yahoo.com',
  'yahoo.fr',
  'icloud.com',
  'orange.fr',
  'wanadoo.fr',
  'laposte.net',
  'free.fr',
  'sfr.fr',
  'neuf.fr',
  'bbox.fr',
  'live.fr',
  'live.com',
];

/** Domains that exist and look like a slip of a known one. */
const realDomains: ReadonlySet<string> = new Set([...knownDomains, 'ymail.com', 'email.com', 'mail.com', 'gmx.com']);

/** Endings that are typed by habit and lead nowhere. */
const wrongEndings: Readonly<Record<string, string>> = {
  'gmail.fr': 'gmail.com',
  'laposte.fr': 'laposte.net',
  'laposte.com': 'laposte.net',
};

/** Shorter names are one letter from too many others. */
const leastLetters = 5;

/** Whether one text becomes the other by one letter more, less or other, or by two neighbours in the wrong order. */
const isOneSlip = (typed: string, meant: string): boolean => {
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at += 1;
  const [left, right] = [typed.slice(at), meant.slice(at)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left.slice(2) === right.slice(2) && left[0] === right[1] && left[1] === right[0])
  );
};

const isSlipOf = (typed: string, meant: string): boolean => {
  const [[name = '', ...ending], [known = '', ...tail]] = [typed.split('.'), meant.split('.')];
  const isName = name === known || (known.length >= leastLetters && isOneSlip(name, known));
  const [end, wanted] = [ending.join('.'), tail.join('.')];
  return isName && (end === wanted || isOneSlip(end, wanted));
};

/** The address that was probably meant, where the domain is a slip of a known one (« gmial.com »); `''` = nothing is to be asked. */
export const likelyAddress = (text: string): string => {
  const address = emailAddress(text);
  const cut = address.lastIndexOf('@');
  const domain = address.slice(cut + 1).toLowerCase();
  if (cut < 1 || realDomains.has(domain)) return '';
  const meant = wrongEndings[domain] ?? knownDomains.find((known) => isSlipOf(domain, known));
  return meant === undefined ? '' : `${address.slice(0, cut)}@${meant}`;
};
