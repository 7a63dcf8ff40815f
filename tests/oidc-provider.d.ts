/** It has no types of its own; `test-provider.ts` says what it uses of it. */
declare module 'oidc-provider';
