/** Why a server could not start, where a person can do something about it. */
export type StartFailureCode = 'portTaken' | 'noSite' | 'badStart' | 'badCertificate' | 'newerData';

/** A start that failed for a known reason. */
export class StartFailure extends Error {
  readonly code: StartFailureCode;

  constructor(code: StartFailureCode, message: string) {
    super(message);
    this.code = code;
  }
}
