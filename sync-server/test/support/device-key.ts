import { generateKeyPairSync, sign } from 'node:crypto';

import { tokenProof } from '#shared/sync/wire/device-calls';

/** A key pair of a device, as the app makes one when it joins. */
export type DeviceKey = {
  readonly publicKey: string;
  /** What `POST /v1/enrol/token` wants besides the challenge. */
  readonly prove: (deviceId: string, challenge: string) => string;
};

export const newDeviceKey = (): DeviceKey => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
    prove: (deviceId, challenge) =>
      sign(null, Buffer.from(tokenProof(deviceId, challenge)), privateKey).toString('base64url'),
  };
};
