/** The model of a widget as a notebook gives it: values by key, told of when they change. */

export class Model {
  /** What has reached Python. */
  saved = {};
  #values;
  #pending = {};
  #heard = [];

  constructor(values) {
    this.#values = { ...values };
  }

  get listeners() {
    return this.#heard.length;
  }

  get(key) {
    return this.#values[key];
  }

  /** Tells at once, as a notebook does, and only of what is not the very same. */
  set(key, value) {
    if (this.#values[key] === value) {
      return;
    }
    this.#values[key] = value;
    this.#pending[key] = value;
    this.#tell(key);
  }

  /** What arrives in Python is a copy. */
  save_changes() {
    this.saved = { ...this.saved, ...structuredClone(this.#pending) };
    this.#pending = {};
  }

  on(event, hear) {
    this.#heard.push([event, hear]);
  }

  off(event, hear) {
    this.#heard = this.#heard.filter(([e, h]) => e !== event || (hear && h !== hear));
  }

  /** A value that Python has set. */
  arrive(key, value) {
    this.#values[key] = value;
    this.#tell(key);
  }

  #tell(key) {
    for (const [event, hear] of this.#heard) {
      if (event === `change:${key}`) {
        hear();
      }
    }
  }
}
