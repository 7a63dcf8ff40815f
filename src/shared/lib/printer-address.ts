/** Where receipt printers listen for raw bytes. */
const RAW_PORT = 9100;

/** A printer of the network. */
export type PrinterAddress = { readonly host: string; readonly port: number };

/** `tcp://192.168.1.40:9100` or `tcp://imprimante-accueil`, an IPv6 address in brackets; `null` = it names no printer of the network. */
export const printerAddress = (printer: string): PrinterAddress | null => {
  const [, inBrackets, plain, digits] =
    /^tcp:\/\/(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?\/?$/i.exec(printer.trim()) ?? [];
  const host = inBrackets ?? plain;
  const port = digits === undefined ? RAW_PORT : Number(digits);
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port };
};
