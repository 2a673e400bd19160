// Every name of the package as a front-end developer uses it: `types.test.mjs` has TypeScript check this file strictly,
// then runs what came of it.
import init, {
  BanjianError,
  Calendar,
  Catalog,
  Error as Failed,
  Network,
  Outlook,
  Policy,
  Refusal,
  Trust,
  browserSigner,
  feel,
  identity,
  initSync,
  sign,
  trace,
  verify,
  verifyBundle,
  version,
  words,
} from "banjian";
import type {
  Answer,
  Consistency,
  Evaluation,
  FactsGiven,
  IdentityChecked,
  Inclusion,
  ProvenCaseInWords,
  ProvenInWords,
  Schema,
  Seen,
  Signer,
  TrustValue,
} from "banjian";
import * as offices from "banjian/office";
import { AuditDesk, Desk, Office, Prepared, RosterDesk, SoftwareSigner, actSigned, registration } from "banjian/office";
import type {
  ActOptions,
  Audited,
  BundleOptions,
  CaseNow,
  CaseSeen,
  FeedEntry,
  History,
  KeyOffered,
  OfficeOptions,
  PageOptions,
  When,
  WhenOnce,
  WorklistQuery,
} from "banjian/office";
import * as verifying from "banjian/verify";

/** What comes from elsewhere: texts of files. */
export interface Given {
  bundle: string;
  checkpoint: string;
  outlook: string;
  receipt: string;
  trust: string;
}

/** Uses everything, and gives some of the answers. */
export async function use(given: Given): Promise<Record<string, unknown>> {
  const loader: (options: { module: BufferSource | WebAssembly.Module }) => unknown = initSync;
  await init();
  return {
    loader: typeof loader,
    version: version(),
    ...catalogue(),
    ...policies(),
    ...days(),
    ...people(),
    ...desk(given.outlook),
    ...proofs(given),
    ...trees(),
    refused: failure(() => Policy.reference("none")),
    signed: await signing(),
    ...(await office()),
  };
}

function catalogue() {
  const catalog: Catalog = Catalog.reference();
  const hits: Schema.Hit[] = catalog.search("sybx");
  const found: Schema.Item | undefined = catalog.item("992014011001");
  if (!found) throw new TypeError("no such item");
  const { item, rank } = hits[0] ?? { item: found, rank: undefined };
  const again = Catalog.fromCanonical(catalog.toCanonical());
  const changed: Schema.Diff = again.differenceFrom(catalog);
  const papers: string[] = item.materials.map((material: Schema.Material) => material.name.zh);
  const limit: Schema.Span | undefined = item.limits.map((one: Schema.Limit) => one.span)[0];
  const same: boolean = again.hash === catalog.hash && catalog.items.length === catalog.size;
  const category: string | undefined = catalog.categories[0]?.name.en;
  again.free();
  const network: Network = Network.xiangyang();
  const outlet: Schema.Outlet | undefined = network.outlet("0001");
  const clerks: string[] = network.windowClerks("0001", "2026-03-02");
  const edition: Schema.NetworkEdition = network.edition;
  const hash: string = network.hash;
  return {
    category, changed, clerks: clerks.length > 0 && edition.staff.length > clerks.length, hash: hash.length,
    item: item.name.zh, limit, outlet: outlet?.name.en, papers: papers.length, rank, same,
  };
}

function policies() {
  const policy: Policy = Policy.reference("unemployment-benefit");
  const facts: FactsGiven = { contribution_months: 8, insured: undefined };
  const answer: Answer = policy.determine(facts, { on: "2026-03-02" });
  const next: Schema.Question | null = answer.nextQuestion;
  const reason: Schema.Reason | undefined = answer.reasons[0];
  const verdict: Schema.Outcome = answer.verdict;
  const why: string | undefined = reason?.source;
  const asked: string[] = policy.questions.map((fact: Schema.Fact) => fact.name);
  const name: Schema.Text = policy.name;
  const edition: Schema.PolicyEdition = policy.edition;
  const again = Policy.fromJson(JSON.stringify(edition), "again.json");
  const same: boolean = again.hash === policy.hash && Policy.referenceCodes().includes(policy.code);
  const whole = JSON.parse(policy.determineJson(JSON.stringify({ contribution_months: 8 }))) as Schema.Determination;
  const kind: unknown = policy.factsSchema["type"];
  const open: boolean | null = policy.truth({}, edition.decision?.[0]?.name ?? "");
  const { notes, value }: Evaluation = feel.evaluate("months * 30", { months: 3 });
  const wrong = failure(() => Policy.fromToml("code = 1", "mine.toml"));
  return { asked: asked.length, kind, name: name.en, next, notes, open, outcome: whole.outcome, policiesSame: same, value, verdict, why, wrong };
}

function days() {
  const calendar: Calendar = Calendar.reference();
  const span: Schema.Span = { amount: 10, unit: "working-days" };
  const paused: Schema.DayRange[] = [{ first: "2026-03-04", last: "2026-03-05" }];
  const due: Schema.Due = calendar.due("2026-03-02", span, paused);
  const derivation: Schema.Derivation = calendar.derive("2026-03-02", span);
  const between: number = calendar.workingDaysBetween("2026-03-02", "2026-03-16");
  const works: boolean = calendar.isWorkingDay("2026-03-01");
  const later: string = calendar.addWorkingDays("2026-03-02", 10);
  const years: number = calendar.lastYear - calendar.firstYear;
  return { between, calendar: calendar.hash.length, derived: derivation.due, due, later, works, years: years > 0 };
}

function people() {
  const kinds: Schema.IdentityKind[] = identity.kinds();
  const checked: IdentityChecked = identity.parse("citizen-number", "11010519491231002X");
  const sex: Schema.Sex | null = checked.sex;
  const masked: string = identity.mask("11010519491231002X", { first: 3, last: 2 });
  const wrong = failure(() => identity.parseCaseNumber("12"));
  return { birth: checked.birth_date, kinds: kinds.length, masked, number: wrong, sex };
}

function desk(text: string) {
  const sent = JSON.parse(text) as Schema.Outlook;
  const outlook: Outlook = Outlook.of(sent);
  const buttons = outlook.allowed().map(([kind, next]: [Schema.CommandKind, Schema.Next]) => {
    const label: string = words.command(kind).zh;
    if (next === "ready") return { after: outlook.after(kind).stage, label };
    const refusal: Schema.Report = words.refusal(next.refused);
    return { label, refused: refusal.message.en };
  });
  const state: Schema.Kernel = outlook.state;
  const language: Schema.Language = "zh-CN";
  const notice = failure(() => words.notice(JSON.parse("{}") as Schema.Notice, language));
  return { buttons, notice, stage: state.stage };
}

function proofs({ bundle, checkpoint, receipt, trust: anchor }: Given) {
  const trust: Trust = Trust.fromBytes(anchor);
  const value: TrustValue = trust.value;
  const same: Trust = Trust.of(value);
  const proven: ProvenInWords = verify(receipt, same);
  const sentences: string[] = [...proven.proven, ...proven.not_proven].map((one: Schema.Text) => one.zh);
  const whole: ProvenCaseInWords = verifyBundle(bundle, trust);
  const seen: Seen = trust.open(checkpoint);
  const link: string = trace.receiptLink(receipt);
  const alone: verifying.ProvenInWords = verifying.verify(receipt, verifying.Trust.fromBytes(trust.toBytes()));
  return {
    alone: alone.index === proven.index, extent: whole.extent.en, link: link.length > 100, provenIn: seen.checkpoint.origin,
    records: whole.records.length, sentences: sentences.length, size: proven.size,
  };
}

function trees() {
  const leaves = ["a", "b", "c"].map((text) => new TextEncoder().encode(text));
  const tree = new trace.Tree();
  const places: number[] = leaves.map((leaf) => tree.append(leaf));
  const root: Schema.Hash = tree.root();
  const inclusion: Inclusion = { index: 1, leaf: trace.leafHash(leaves[1] ?? leaves[0]!), proof: tree.inclusion(1), root, size: tree.size };
  const consistency: Consistency = { new: 3, new_root: root, old: 2, old_root: tree.root(2), proof: tree.consistency(2), suite: "sha256-ed25519" };
  trace.verifyInclusion(inclusion);
  trace.verifyConsistency(consistency);
  const tiles = new trace.TileTree(tree.size);
  const missing = failure(() => tiles.root());
  const entries: Uint8Array[] = trace.tileEntries(new Uint8Array([0, 1, 97]));
  tree.free();
  tiles.free();
  return { entries: entries.length, missing, places, root: root.length };
}

async function signing(): Promise<number> {
  const own: Signer = await browserSigner();
  // An outside signer: a card, a service.
  const outside: Signer = { key: own.key, sign: async (bytes: Uint8Array) => own.sign(bytes) };
  const message = new Uint8Array([1, 2, 3]);
  const signature: Uint8Array = await sign(message, outside);
  trace.verifySignature(own.key, message, signature);
  const id: string = trace.keyId(own.key);
  if (!id) throw new TypeError("a key without a name");
  return signature.length;
}

async function office() {
  const now: Schema.Moment = Date.parse("2026-03-02T01:30:00Z");
  const at: When = { now };
  const key = (): SoftwareSigner => SoftwareSigner.random("ed25519");
  const options: OfficeOptions = { keys: { log: key(), system: key() }, origin: "demo.invalid/types", skewMinutes: 5, suite: "sha256-ed25519" };
  const office: Office = Office.open("memory:", options);
  const login = (person: string): Schema.PersonLogin => ({ expires_at: now + 3_600_000, method: "smart-card", person });
  const [one, two]: SoftwareSigner[] = [key(), key()];
  if (!one || !two) throw new TypeError("no keys");
  const offered: Omit<KeyOffered, "key"> = { from: now, owner: "zws-w1", until: now + 86_400_000 };
  const found = (owner: string, signer: SoftwareSigner): Promise<Schema.Registration> => registration(office, signer, { ...offered, owner });
  const roster: RosterDesk = office.roster(login("roster-1"), login("roster-2"), at).signing(one, two);
  const event: Schema.KeyEvent = { "found-keys": [await found("roster-1", one), await found("roster-2", two)] };
  const once: WhenOnce = { commandId: office.commandId(), now };
  const founded: Schema.Position = roster.key(event, once);
  const own: Signer = await browserSigner();
  roster.key({ "register-key": await registration(office, own, offered) }, at);

  const desk: Desk = office.window(login("zws-w1"), "0001");
  const payload: Schema.Payload = { applicant: { identity: { kind: "citizen-number", number: "11010519491231002X" }, name: "王小明" } };
  const act: ActOptions = { now, observedAt: now, payload };
  const command: Schema.Command = { register: { applicant: "natural", item: "992014001005", period: "" } };
  const reply: Schema.Reply = await actSigned(desk, own, null, command, act);
  const prepared: Prepared = desk.prepare(reply, { withdraw: {} }, { now });
  const signature: Uint8Array = await sign(prepared.bytes, own);
  const ended: Schema.Reply = desk.submit(prepared.withSignature(own.key, signature), at);
  const seen: CaseSeen = { case: ended.case, version: ended.version };
  const next: [Schema.CommandKind, Schema.Next][] = desk.allowed(seen.case, at);
  const held: CaseNow = office.case(reply.number);
  const outlook: Outlook = desk.outlook(held.case, at);
  const query: WorklistQuery = { "at-outlet": { list: "ended", outlet: "0001" } };
  const options_: PageOptions = { after: null, limit: 10 };
  const page: Schema.Page = office.worklist(query, options_);
  const feed: FeedEntry[] = office.feed(0, 100);
  const audit: AuditDesk = office.audit(login("audit-1"), at);
  const history: History = audit.history(held.case);
  const contents: BundleOptions = { editions: false, show: [] };
  const bundle: ProvenCaseInWords = offices.verifyBundle(audit.bundle(held.case, contents), office.trust());
  const audited: Audited = audit.auditAll();
  const receipt: offices.ProvenInWords = offices.verify(office.receipt(reply.position), office.trust());
  const due: Schema.DueRun = office.runDue(at);
  const notices: Schema.Notice[] = office.notices(held.case);
  const before: Schema.Precheck = office.precheck("992014011001", { contribution_months: 8 });
  const facts: Schema.Facts | null = office.facts(held.case);
  return {
    office: {
      bundle: bundle.records.length, checkpoint: office.checkpoint().startsWith(office.origin), clean: audited.clean, due: due.left,
      ended: ended.stage, facts, feed: feed.length, founded, history: history.records.length, next: next.length,
      notices: notices.length, outcome: before.determination?.outcome, proven: receipt.index, rows: page.rows.length,
      same: outlook.state.stage === held.stage,
    },
  };
}

/** The code of what is thrown: an error, or a rule that stands against an act. */
function failure(act: () => unknown): Schema.Code | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) {
      const kind: "refusal" = error.kind;
      const source: string = error.source;
      return source && kind ? error.code : undefined;
    }
    if (error instanceof BanjianError && error instanceof Failed) {
      const place: Schema.Place = error.place;
      const texts: Schema.Text[] = [error.text, error.help, ...error.reports.map((report: Schema.Report) => report.message)];
      const kind: "error" | "defect" = error.kind;
      if (texts.length < 3 || kind === "defect" || place.path === "" || error.name !== "BanjianError") throw error;
      return error.code;
    }
    throw error;
  }
  return undefined;
}
