import type { Configuration } from 'openid-client';
import { z } from 'zod';

import { isThisMachine } from '#shared/lib/is-this-machine';
import { no, ok, type Result } from '#shared/lib/result';
import type { ProviderRefusal } from '#shared/domain/rights/provider-refusals';
import type { ProviderSettings } from '#shared/sync/wire/provider-calls';

import { urlOf } from '../lib/url-of';
import { ForbiddenAddress, guardedFetch, PROVIDER_WITHIN_MS } from './guarded-fetch';
import type { ProviderNote } from './provider-note';
import { provideWebGlobals } from './web-globals';

/** Where the provider leads a browser back to, and where after its session there has ended. */
export const CALLBACK_PATH = '/sso/callback';
export const BACK_PATH = '/sso/back';

/** An address of this server as browsers reach it. */
export const addressAt = ({ address }: Pick<ProviderSettings, 'address'>, path: string): string =>
  `${address.replace(/\/+$/, '')}${path}`;

/** What has to come back as it went out, and since when. `verifier` is `''` for a provider that refuses its parameter. */
export type Secrets = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Seconds since 1970 by the clock of this machine, which is not that of a demonstration. */
  readonly sinceS: number;
};

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().max(320).default(''),
  email_verified: z.union([z.boolean(), z.literal(['true', 'false'])]).default(false),
  siret: z.string().max(40).default(''),
});

/** A person as the provider vouches for them. */
export type Identity = {
  readonly sub: string;
  /** `''` = it vouches for none. */
  readonly email: string;
  /** What the claim of roles says, in any form. */
  readonly role: unknown;
  /** Where the browser ends its session there, `''` = nowhere. */
  readonly logOutUrl: string;
};

/** Why nobody is known, and where the browser ends a session that it has there all the same, `''` = nowhere. */
export type NoIdentity = { readonly why: ProviderRefusal; readonly logOutUrl: string };

/** Levels of ProConnect at which two factors were asked for. */
const twoFactors = [
  'eidas2',
  'eidas3',
  'https://proconnect.gouv.fr/assurance/self-asserted-2fa',
  'https://proconnect.gouv.fr/assurance/consistency-checked-2fa',
] as const;

/** By how many seconds the clocks of the two servers may differ. */
const CLOCK_TOLERANCE_S = 30;
/** How long the addresses and keys of a provider are kept. */
const KNOWN_FOR_MS = 60 * 60_000;

/** Loaded once somebody signs in by it. */
const library = () => {
  provideWebGlobals();
  return import('openid-client');
};

const answersOf: Readonly<Record<string, ProviderRefusal>> = {
  access_denied: 'denied',
  login_required: 'denied',
  interaction_required: 'denied',
  consent_required: 'denied',
  unmet_authentication_requirements: 'weak',
  invalid_grant: 'late',
  server_error: 'provider',
  temporarily_unavailable: 'provider',
};

/** Faults of the library that say something else than that the answers are not those of this provider. */
const faultsOf: Readonly<Record<string, ProviderRefusal>> = {
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'clock',
  OAUTH_TIMEOUT: 'provider',
  OAUTH_ABORT: 'provider',
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'provider',
  OAUTH_RESPONSE_IS_NOT_JSON: 'provider',
};

/** Why it came to nothing, of whatever was thrown. */
const refusalOf = (error: unknown): ProviderRefusal => {
  for (let one = error, depth = 0; one instanceof Error && depth < 4; one = one.cause, depth += 1) {
    if (one instanceof ForbiddenAddress) return 'settings';
    const said = 'error' in one && typeof one.error === 'string' ? one.error : '';
    if (said !== '') return answersOf[said] ?? 'settings';
    const code = 'code' in one && typeof one.code === 'string' ? one.code : '';
    const known = faultsOf[code];
    if (known) return known;
    if (code.startsWith('OAUTH_')) return 'settings';
  }
  return 'provider';
};

const attempt = async <Value>(act: () => Promise<Value>): Promise<Result<Value, ProviderRefusal>> => {
  try {
    return ok(await act());
  } catch (error) {
    return no(refusalOf(error));
  }
};

type Known = { readonly config: Configuration; readonly atMs: number };

export type RelyingParty = ReturnType<typeof createRelyingParty>;

/** This server as a party that relies on a provider of identities. Nothing of a person is kept here. */
export const createRelyingParty = (mayBeInside: boolean) => {
  const fetch = guardedFetch(mayBeInside);
  const known = new Map<string, Known>();

  const discover = async ({ settings, secret }: ProviderNote): Promise<Configuration> => {
    const { discovery, customFetch, clockTolerance, ClientSecretPost, ...more } = await library();
    const { issuer, clientId, algorithm, profile } = settings;
    const metadata = {
      client_secret: secret,
      redirect_uris: [addressAt(settings, CALLBACK_PATH)],
      id_token_signed_response_alg: algorithm,
      // ProConnect tells who somebody is by a signed text alone.
      ...(profile === 'proConnect' ? { userinfo_signed_response_alg: algorithm } : {}),
      [clockTolerance]: CLOCK_TOLERANCE_S,
    };
    const config = await discovery(new URL(issuer), clientId, metadata, ClientSecretPost(secret), {
      [customFetch]: fetch as never,
      timeout: PROVIDER_WITHIN_MS / 1_000,
      // Where it may go is the guard’s matter: the library would refuse all plain http.
      execute: issuer.startsWith('http:') ? [more.allowInsecureRequests] : [],
    });
    // Signatures are checked also of what came straight from the provider.
    more.enableNonRepudiationChecks(config);
    return config;
  };

  const configOf = async (note: ProviderNote): Promise<Configuration> => {
    const key = JSON.stringify([note.settings, note.secret]);
    const kept = known.get(key);
    const nowMs = performance.now();
    if (kept && nowMs - kept.atMs < KNOWN_FOR_MS) return kept.config;
    const config = await discover(note);
    // Sites have one provider each: what is beyond are settings of before.
    if (known.size > 50) known.clear();
    known.set(key, { config, atMs: nowMs });
    return config;
  };

  return {
    /** The address that a browser opens. */
    begin: (note: ProviderNote, { state, nonce, verifier }: Secrets): Promise<Result<string, ProviderRefusal>> =>
      attempt(async () => {
        const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library();
        const { profile, asksSecondFactor } = note.settings;
        const isPro = profile === 'proConnect';
        const url = buildAuthorizationUrl(await configOf(note), {
          redirect_uri: addressAt(note.settings, CALLBACK_PATH),
          scope: isPro ? 'openid given_name usual_name email uid siret idp_id' : 'openid email profile',
          state,
          nonce,
          ...(asksSecondFactor && isPro
            ? { claims: JSON.stringify({ id_token: { acr: { essential: true, values: twoFactors } } }) }
            : {}),
          // A shared machine: who sits there now is asked for, also where the browser knows somebody. ProConnect takes neither.
          ...(note.settings.logsOut && !isPro ? { prompt: 'login', max_age: '0' } : {}),
          ...(verifier === ''
            ? {}
            : { code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }),
        });
        // A word of the provider: it is opened by desks.
        if (!mayOpen(url.href, mayBeInside)) throw new ForbiddenAddress('an address that may not be opened');
        return url.href;
      }),

    /** Who the provider says it is; `query` = what stands after `?` in the address to which it led the browser back. */
    identify: async (
      note: ProviderNote,
      { state, nonce, verifier, sinceS }: Secrets,
      query: string,
    ): Promise<Result<Identity, NoIdentity>> => {
      const { settings } = note;
      const found = await attempt(async () => {
        const { authorizationCodeGrant, buildEndSessionUrl, fetchUserInfo } = await library();
        const config = await configOf(note);
        const back = new URL(`${addressAt(settings, CALLBACK_PATH)}?${query}`);
        const tokens = await authorizationCodeGrant(config, back, {
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
          ...(verifier === '' ? {} : { pkceCodeVerifier: verifier }),
        });
        const proved = tokens.claims();
        const told = await fetchUserInfo(config, tokens.access_token, proved?.sub ?? '');
        const hint = tokens.id_token ?? '';
        const ends = settings.logsOut && config.serverMetadata().end_session_endpoint !== undefined;
        if (!ends) return { told, proved, logOutUrl: '' };
        const end = buildEndSessionUrl(config, {
          id_token_hint: hint,
          state,
          post_logout_redirect_uri: addressAt(settings, BACK_PATH),
        });
        // Not on the list of ProConnect, and said by the hint already.
        if (settings.profile === 'proConnect') end.searchParams.delete('client_id');
        return { told, proved, logOutUrl: end.href };
      });
      if (!found.ok) return no({ why: found.reason, logOutUrl: '' });
      const { told, proved } = found.value;
      const logOutUrl = mayOpen(found.value.logOutUrl, mayBeInside) ? found.value.logOutUrl : '';
      const refused = (why: ProviderRefusal) => no({ why, logOutUrl });
      const read = claimsSchema.safeParse(told);
      if (!read.success) return refused('settings');
      const { sub, email, email_verified: verified, siret } = read.data;
      if (settings.siret !== '' && siret.replaceAll(' ', '') !== settings.siret) return refused('otherTown');
      if (settings.asksSecondFactor && !twoFactors.some((level) => level === proved?.acr)) return refused('weak');
      if (settings.logsOut && !isSince(settings, proved?.auth_time, sinceS)) return refused('session');
      // ProConnect has no such claim: its rules oblige those who vouch for somebody to have verified the address.
      const isVerified = settings.profile === 'proConnect' || verified === true || verified === 'true';
      const role = settings.roleClaim === '' ? undefined : told[settings.roleClaim];
      return ok({ sub, email: isVerified ? email : '', role, logOutUrl });
    },
  };
};

/** Whether the person proved who they are for this sign-in, not for an earlier one in that browser. ProConnect was not asked to say so, and counts where it does not. */
const isSince = ({ profile }: ProviderSettings, provedAtS: number | undefined, sinceS: number): boolean =>
  provedAtS === undefined ? profile === 'proConnect' : provedAtS >= sinceS - CLOCK_TOLERANCE_S;

/** Whether a browser may be led there: https, or this machine where the server may call it. */
const mayOpen = (text: string, mayBeInside: boolean): boolean => {
  const url = urlOf(text);
  if (!url) return false;
  const { protocol, hostname } = url;
  return protocol === 'https:' || (mayBeInside && protocol === 'http:' && isThisMachine(hostname));
};
