//! From JavaScript to Rust: plain objects, arrays, texts, numbers and truths as documents.
//!
//! A document may hold what JSON can say and nothing else. Anything else is refused by its name, in
//! its place, with everything else that is wrong; so is a value that throws when it is read. Only
//! an object's own enumerable keys count, and one whose value is undefined is not there.

use std::fmt;

use place_readiness::{Document, Fault, Problem, Problems};
use serde::de::value::StringDeserializer;
use serde::de::{self, DeserializeOwned, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

pub(crate) fn document(given: &JsValue) -> Result<Document, Problems> {
    Document::from_data(Given { value: &Ok(given.clone()), holder: None })
}

/// A document that an engine made before.
#[cfg(feature = "full")]
pub(crate) fn made<T: DeserializeOwned>(given: &JsValue) -> Result<T, Unreadable> {
    Document::made(Given { value: &Ok(given.clone()), holder: None })
}

/// A text, for a document that comes as one.
#[cfg(feature = "full")]
pub(crate) fn text(given: &JsValue) -> Result<String, Problems> {
    let text = given.as_string().filter(|text| is_unicode(given, text));
    text.ok_or_else(|| malformed(NO_UNICODE.to_owned()))
}

/// Whether there is a value at all.
pub(crate) fn is_there(given: &JsValue) -> bool {
    !given.is_null() && !given.is_undefined()
}

fn malformed(message: String) -> Problems {
    Problem { at: String::new(), mark: None, fault: Fault::Malformed { message } }.into()
}

/// The engine reads fewer values of any document. A list with holes, or a proxy, can claim billions.
const MOST: u32 = 1_000_000;

/// Deeper than any document is nested, so that the engine is the one to refuse.
const DEEPEST: usize = 128;

/// What can be read of a value is `Err` where reading it threw.
type Found = Result<JsValue, JsValue>;

// Each of these may run code of the caller: a getter, or the trap of a proxy.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_list(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn own_keys(value: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn get(holder: &JsValue, key: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    fn get_at(holder: &JsValue, index: u32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = getPrototypeOf)]
    fn prototype(value: &JsValue) -> Result<JsValue, JsValue>;
}

/// A value, and what holds it.
struct Given<'a> {
    value: &'a Found,
    holder: Option<&'a Holder<'a>>,
}

/// A list or an object that is being read, and the one around it.
struct Holder<'a> {
    value: &'a JsValue,
    around: Option<&'a Holder<'a>>,
    depth: usize,
}

/// Why a value cannot be read at all.
#[derive(Debug)]
pub(crate) struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl<'de> de::Deserializer<'de> for Given<'_> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let Ok(value) = self.value else { return named(THROWS, visitor) };
        if !is_there(value) {
            visitor.visit_unit()
        } else if let Some(truth) = value.as_bool() {
            visitor.visit_bool(truth)
        } else if let Some(number) = value.as_f64() {
            self::number(number, visitor)
        } else if let Some(text) = value.as_string() {
            written(value, text, visitor)
        } else if value.is_object() {
            self.collection(value, visitor)
        } else {
            named(kind(value), visitor)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.value.as_ref().map_or(true, is_there) {
            visitor.visit_some(self)
        } else {
            visitor.visit_none()
        }
    }

    /// A value that is skipped is not looked into.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let name = self.value.as_ref().ok().and_then(JsValue::as_string);
        named(&name.ok_or_else(|| Unreadable("expected a word".to_owned()))?, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier
    }
}

impl Given<'_> {
    fn collection<'de, V: Visitor<'de>>(
        &self,
        value: &JsValue,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let depth = self.holder.map_or(1, |holder| holder.depth + 1);
        if depth > DEEPEST {
            return Err(Unreadable("it is nested too deep".to_owned()));
        }
        let holder = Holder { value, around: self.holder, depth };
        if holder.holds_itself() {
            return named("something that holds itself", visitor);
        }
        match Members::of(value) {
            Ok(Members::Items(length)) => visitor.visit_seq(Items { holder, next: 0, length }),
            Ok(Members::Keys(keys, length)) => {
                let items = Items { holder, next: 0, length };
                visitor.visit_map(Entries { keys, items, value: None })
            }
            Err(kind) => named(&kind, visitor),
        }
    }
}

impl Holder<'_> {
    fn holds_itself(&self) -> bool {
        let mut around = self.around;
        while let Some(holder) = around {
            if holder.value == self.value {
                return true;
            }
            around = holder.around;
        }
        false
    }
}

/// What is in an object, and how many of it there are.
enum Members {
    Items(u32),
    Keys(JsValue, u32),
}

impl Members {
    /// The members of a list or a plain object; anything else by its name.
    fn of(value: &JsValue) -> Result<Self, String> {
        let threw = |_| THROWS.to_owned();
        if is_list(value).map_err(threw)? {
            return Ok(Self::Items(length(value)?));
        }
        let parent = prototype(value).map_err(threw)?;
        if !parent.is_null() && !prototype(&parent).map_err(threw)?.is_null() {
            return Err(class(&parent));
        }
        let keys = own_keys(value).map_err(threw)?;
        let length = length(&keys)?;
        Ok(Self::Keys(keys, length))
    }
}

/// How many entries a list has: a list with holes can claim to have billions.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in range")]
fn length(list: &JsValue) -> Result<u32, String> {
    let length = get(list, &JsValue::from_str("length")).map_err(|_| THROWS.to_owned())?;
    let length = length.as_f64().filter(|length| (0.0..=f64::from(MOST)).contains(length));
    length.map(|length| length as u32).ok_or_else(|| format!("a list of more than {MOST} entries"))
}

/// An object of a class, by the name of the class.
fn class(prototype: &JsValue) -> String {
    let constructor = get(prototype, &JsValue::from_str("constructor")).ok();
    let name = constructor.and_then(|it| get(&it, &JsValue::from_str("name")).ok()?.as_string());
    match name.as_deref() {
        Some("Date") => "a Date (give its day as text, such as 2024-11-05)".to_owned(),
        Some("Map") => "a Map (give a plain object, as Object.fromEntries makes)".to_owned(),
        Some(name) if !name.is_empty() => format!("an object of the class {name}"),
        _ => "an object of a class".to_owned(),
    }
}

const NO_UNICODE: &str = "text that is not Unicode";

const THROWS: &str = "a value that throws when it is read";

fn kind(value: &JsValue) -> &'static str {
    if value.is_function() {
        "a function"
    } else if value.is_symbol() {
        "a symbol"
    } else if value.is_bigint() {
        "a BigInt (give a number)"
    } else {
        "a value of no known kind"
    }
}

/// A number. Documents that the engine made hold counts, and those are asked for as whole numbers.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "it is compared")]
fn number<'de, V: Visitor<'de>>(number: f64, visitor: V) -> Result<V::Value, Unreadable> {
    let whole = number as i64;
    if whole as f64 == number { visitor.visit_i64(whole) } else { visitor.visit_f64(number) }
}

fn written<'de, V: Visitor<'de>>(
    value: &JsValue,
    text: String,
    visitor: V,
) -> Result<V::Value, Unreadable> {
    if is_unicode(value, &text) { visitor.visit_string(text) } else { named(NO_UNICODE, visitor) }
}

/// Half of a surrogate pair has no place in Unicode, and comes out as another character.
fn is_unicode(value: &JsValue, text: &str) -> bool {
    !text.contains(char::REPLACEMENT_CHARACTER) || JsValue::from_str(text) == *value
}

/// A value that no document may hold, by the name of its kind; or a word of a few.
fn named<'de, V: Visitor<'de>>(kind: &str, visitor: V) -> Result<V::Value, Unreadable> {
    let kind: StringDeserializer<Unreadable> = kind.to_owned().into_deserializer();
    visitor.visit_enum(kind)
}

/// The members of a list that are still to come.
struct Items<'a> {
    holder: Holder<'a>,
    next: u32,
    length: u32,
}

impl Items<'_> {
    /// The place of the next member.
    fn step(&mut self) -> Option<u32> {
        let place = self.next;
        self.next += 1;
        (place < self.length).then_some(place)
    }

    /// How many entries there may still be. The engine counts them before any is read.
    fn left(&self) -> Option<usize> {
        usize::try_from(self.length.saturating_sub(self.next)).ok()
    }

    fn given<'b>(&'b self, value: &'b Found) -> Given<'b> {
        Given { value, holder: Some(&self.holder) }
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Unreadable;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        let Some(place) = self.step() else { return Ok(None) };
        let value = get_at(self.holder.value, place);
        seed.deserialize(self.given(&value)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        self.left()
    }
}

/// The keys of an object, as they were when reading began, and the value of the one at hand.
struct Entries<'a> {
    keys: JsValue,
    items: Items<'a>,
    value: Option<Found>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Unreadable;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        while let Some(place) = self.items.step() {
            let key = get_at(&self.keys, place);
            let value =
                key.as_ref().map_err(Clone::clone).and_then(|it| get(self.items.holder.value, it));
            if matches!(&value, Ok(value) if value.is_undefined()) {
                continue;
            }
            self.value = Some(value);
            return seed.deserialize(self.items.given(&key)).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<T: de::DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        let without_key = || Unreadable("a value without a key".to_owned());
        let value = self.value.take().ok_or_else(without_key)?;
        seed.deserialize(self.items.given(&value))
    }

    // With those whose value is undefined: to look for them is work too.
    fn size_hint(&self) -> Option<usize> {
        self.items.left()
    }
}
