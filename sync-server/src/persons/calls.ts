import { Problem } from '../lib/problem';

const notYet = () => () => Promise.reject(new Problem('notFound', 'not there yet'));
export {
  notYet as signIn,
  notYet as choosePin,
  notYet as persons,
  notYet as settlePerson,
  notYet as chooseSignIn,
  notYet as settleUnproved,
};
