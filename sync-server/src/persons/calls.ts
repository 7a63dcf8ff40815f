export { chooseSignIn } from './choose-sign-in';
export { makeRecoveryCodes, recoverPin } from './recovery';
export { persons, settlePerson } from './settle-person';
export { settleUnproved } from './settle-unproved';
export { choosePin, signIn } from './sign-in';
