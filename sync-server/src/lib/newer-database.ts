/** A database that a newer version of Guichet wrote. This version writes nothing into it: it would leave out what it does not know. */
export class NewerDatabase extends Error {
  constructor() {
    super('these data were written by a newer version of Guichet');
  }
}
