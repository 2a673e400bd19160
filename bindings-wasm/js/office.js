// The names of the package with an office: those of `banjian`, and an office on a journal in memory.
import * as module from "./banjian.js";
import { held, sealing } from "./handle.js";

export * from "./whole.js";
export { AuditDesk, Desk, Office, Prepared, RosterDesk, SoftwareSigner } from "./banjian.js";

sealing(module.AuditDesk, module.Desk, module.Office, module.Prepared, module.RosterDesk, module.SoftwareSigner);

/** Opens an office on a journal in memory. */
module.Office.open = (path, { calendar, catalog, keys, network, ...plain } = {}) => {
  if (path !== "memory:") throw module.malformed("path", '"memory:": a page has no other journal', "“memory:”：页面没有其他台账");
  const opening = module.Opening.of(plain);
  try {
    if (calendar !== undefined) opening.calendar(held("calendar", calendar, module.Calendar));
    if (catalog !== undefined) opening.catalog(held("catalog", catalog, module.Catalog));
    if (network !== undefined) opening.network(held("network", network, module.Network));
    if (keys !== undefined) {
      const [log, system] = ["log", "system"].map((of) => held(`keys.${of}`, keys?.[of], module.SoftwareSigner));
      opening.keys(log, system);
    }
    return opening.open();
  } finally {
    opening.free();
  }
};

// Below, the signature is checked where it is taken.

/** An act signed by a key that is elsewhere: prepared, signed, and submitted. */
export async function actSigned(desk, signer, seen, command, options) {
  const prepared = held("desk", desk, module.Desk).prepare(seen, command, options);
  const signed = prepared.withSignature(signer.key, await signer.sign(prepared.bytes));
  return desk.submit(signed, options?.now === undefined ? undefined : { now: options.now });
}

/** The registration of a signer's key, with the signature by which its owner shows to have it. */
export async function registration(office, signer, { from, owner, until }) {
  const offered = { from, key: signer.key, owner, until };
  const bytes = held("office", office, module.Office).possession(offered);
  return office.registration(offered, await signer.sign(bytes));
}
