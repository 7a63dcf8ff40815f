const valueNames: Readonly<Record<string, string>> = {
  day: 'La date',
  time: 'L’heure',
  durationMin: 'La durée',
  persons: 'La liste des personnes',
  subject: 'La demande, trop longue ou avec un signe invisible,',
  externalId: 'La référence d’origine',
  receivedAt: 'La date de réception',
  closedAt: 'La date de clôture',
  lastName: 'L’orthographe du nom',
  firstName: 'L’orthographe du prénom',
  birthDate: 'La date de naissance',
  phone: 'La suite de chiffres du téléphone',
  email: 'L’adresse e-mail',
};

/** What a field is called where its value is refused, by its path, `booked.time`. Each name is feminine, as « une valeur » is. */
export const valueName = (path: string): string =>
  valueNames[path.split('.').find((part) => Object.hasOwn(valueNames, part)) ?? ''] ?? 'Une valeur';
