export { chooseProvider, provider } from './settings-calls';
export { beginProviderSignIn, followProviderSignIn, signInMeans } from './sign-in-calls';
