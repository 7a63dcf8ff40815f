// What staff type, letter by letter from the second sign on.
const bare = (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, '');
const pairs = (phone) => phone.match(/\d\d/g).join('.');
const french = (day) => day.split('-').toReversed().join('/');

const forms = [
  ({ lastName }) => lastName,
  ({ lastName }) => bare(lastName).toUpperCase(),
  ({ lastName, firstName }) => `${lastName} ${firstName.slice(0, 3)}`,
  ({ lastName, firstName }) => bare(`${firstName} ${lastName}`).toLowerCase(),
  ({ phone }) => pairs(phone),
  ({ phone }) => `+33 ${phone.slice(1)}`,
  ({ birthDate }) => french(birthDate),
  ({ lastName, birthDate }) => `${lastName.slice(0, 4)} ${french(birthDate)}`,
];

/** Every text that stands in the field while 48 people are looked for. */
export function typings(people) {
  const wanted = Array.from({ length: 48 }, (_, at) => people[(at * 4_177) % people.length]);
  return wanted.flatMap((one, at) => {
    const whole = forms[at % forms.length](one);
    return Array.from({ length: Math.max(0, whole.length - 1) }, (_, cut) => whole.slice(0, cut + 2));
  });
}
