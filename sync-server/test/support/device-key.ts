import { generateKeyPairSync, sign } from 'node:crypto';

import { tokenProof } from '#shared/sync/wire/device-calls';

/** A key pair of a device, as the app makes one when it joins. */
export type DeviceKey = {
  readonly publicKey: string;
  /** Ed25519 over a text, base64url. */
  readonly sign: (text: string) => string;
  /** What `POST /v1/enrol/token` wants besides the challenge. */
  readonly prove: (deviceId: string, challenge: string) => string;
};

export const newDeviceKey = (): DeviceKey => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const signed = (text: string): string => sign(null, Buffer.from(text), privateKey).toString('base64url');
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
    sign: signed,
    prove: (deviceId, challenge) => signed(tokenProof(deviceId, challenge)),
  };
};
