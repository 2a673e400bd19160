// Handles: objects that hold something inside the module. One that was freed says so.
import { malformed } from "./banjian.js";

const FREED = "an object that is not freed";

const freed = new Proxy(Object.create(null), {
  get(_, name) {
    if (typeof name === "symbol") return undefined;
    throw malformed("this", FREED, "尚未释放的对象");
  },
  set() {
    throw malformed("this", FREED, "尚未释放的对象");
  },
});

/** Lets the objects of these classes say that they were freed. */
export function sealing(...classes) {
  for (const { prototype } of classes) {
    const { free } = prototype;
    prototype.free = function () {
      free.call(this);
      Object.setPrototypeOf(this, freed);
    };
    if (Symbol.dispose) prototype[Symbol.dispose] = prototype.free;
  }
}

/** The object, if it is one of this class. */
export function held(what, value, kind) {
  if (!(value instanceof kind)) throw malformed(what, `an object of class ${kind.name}`, `${kind.name}类的对象`);
  return value;
}
