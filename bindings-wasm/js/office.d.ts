import * as module from "./banjian.js";
import type { Signer } from "./whole.js";
import type * as Schema from "./schema.js";

export * from "./whole.js";
export { AuditDesk, Desk, Prepared, RosterDesk, SoftwareSigner } from "./banjian.js";
export type {
  ActOptions,
  Audited,
  BundleOptions,
  CaseNow,
  CaseSeen,
  FeedEntry,
  History,
  KeyOffered,
  PageOptions,
  When,
  WhenOnce,
  WorklistQuery,
} from "./banjian.js";

/** What an office is opened with. What is not given is the embedded reference. */
export interface OfficeOptions {
  calendar?: module.Calendar;
  catalog?: module.Catalog;
  /** Acts need no signatures: the machine vouches instead, and every record says so. */
  hostAttested?: boolean;
  /** The office's own keys: of the log, and of the system. */
  keys?: { log: module.SoftwareSigner; system: module.SoftwareSigner };
  network?: module.Network;
  /** The name of the log, as `demo.invalid/town`. */
  origin: Schema.Origin;
  /** Makes the randomness foreseeable: for demonstrations, under an origin that begins with `demo.`. */
  seed?: number;
  /** How far the clock of a desk may differ from the office's, in minutes, 1 to 1,440. */
  skewMinutes?: number;
  suite?: Schema.Suite;
  terms?: Schema.Terms;
}

/** An open office on a journal in memory. Its desks keep it alive. */
export type Office = module.Office;
export declare const Office: typeof module.Office & {
  /** Opens an office on a journal in memory, the only one that a page has. */
  open(path: "memory:", options: OfficeOptions): module.Office;
};

/** An act signed by a key that is elsewhere: prepared, signed, and submitted. */
export function actSigned(
  desk: module.Desk,
  signer: Signer,
  seen: module.CaseSeen | null,
  command: Schema.Command | string,
  options?: module.ActOptions,
): Promise<Schema.Reply>;

/** The registration of a signer's key, with the signature by which its owner shows to have it: for `RosterDesk.key`. */
export function registration(
  office: module.Office,
  signer: Signer,
  offered: Omit<module.KeyOffered, "key">,
): Promise<Schema.Registration>;
