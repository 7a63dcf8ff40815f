/** Bytes of one event as JSON. Texts of the screens are shorter by far; what is longer is no act of a person. */
export const MOST_EVENT_BYTES = 8 * 1024;

/** Events of one document. A busy appointment has a few dozen; every fold walks over all of them. */
export const MOST_EVENTS = 500;

/** Words of the server about erased people that rows may bring about in one document. They count as no events; no appointment sees so many in its life. */
export const MOST_WORDS_ERASED = 50;

/** Events that one device may add to a document: what is left is for the others, so that nobody closes a document to them. */
export const MOST_EVENTS_OF_DEVICE = 200;

/** Bytes that one device may add to a document, for the same reason. */
export const MOST_BYTES_OF_DEVICE = 100 * 1024;

/** Bytes of one document as JSON. A pull, a merge and a digest hold it whole several times. */
export const MOST_DOCUMENT_BYTES = 256 * 1024;

/** The highest counter of an event: no document comes near it, and sums stay far from where numbers lose their last digit. */
export const MOST_COUNTER = 1_000_000;

/** Registers of a citizen beside the fields and their other values: further values that lost, and who came along to each appointment. */
export const MOST_REGISTERS = 400;

/** Those that one family of devices may add: what is left is for the others. */
export const MOST_REGISTERS_OF_FAMILY = 200;

/** Values that lost a merge and are kept in a citizen for the record. Beyond them the row that brought one is kept aside. */
export const MOST_LOST_VALUES = 100;
