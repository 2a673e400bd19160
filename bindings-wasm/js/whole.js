// The names of the package: those of `banjian/verify`, and the rest.
import * as module from "./banjian.js";
import { sealing } from "./handle.js";

export * from "./verify.js";
export { Calendar, Catalog, Network, Outlook, Policy } from "./banjian.js";
export { browserSigner, sign } from "./signing.js";

sealing(module.Calendar, module.Catalog, module.Network, module.Outlook, module.Policy);

export const words = Object.freeze({
  command: module.commandWords,
  notice: module.noticeText,
  refusal: module.refusalReport,
  report: module.readReport,
});

export const feel = Object.freeze({ evaluate: module.evaluate });

export const identity = Object.freeze({
  kinds: module.identityKinds,
  mask: module.maskNumber,
  parse: module.parseIdentity,
  parseCaseNumber: module.parseCaseNumber,
});
