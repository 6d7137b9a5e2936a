//! Documents as JSON text.
//!
//! What is compiled here is downloaded by everybody who opens a form. A library would bring several
//! times this code, for shapes that no document has and for numbers, which the engine can write.

use std::fmt::{self, Write};

use serde::ser::{Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

/// The text of a document. It fails on what is no text, number, truth, list or map of texts.
pub(crate) fn text(value: &impl Serialize) -> Result<String, fmt::Error> {
    let mut json = Json { text: String::new() };
    value.serialize(&mut json)?;
    Ok(json.text)
}

/// What is written so far.
struct Json {
    text: String,
}

// None of these is worth a copy at each of its many uses.
impl Json {
    #[inline(never)]
    fn write(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A comma, unless this is the first of a list or a map.
    #[inline(never)]
    fn separate(&mut self) {
        if !matches!(self.text.as_bytes().last(), Some(b'{' | b'[')) {
            self.text.push(',');
        }
    }

    #[inline(never)]
    fn quoted(&mut self, text: &str) -> fmt::Result {
        self.text.push('"');
        // Few texts have anything to escape, and the others are copied whole.
        if text.bytes().any(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)) {
            self.escaped(text)?;
        } else {
            self.text.push_str(text);
        }
        self.text.push('"');
        Ok(())
    }

    #[inline(never)]
    fn escaped(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            match character {
                '"' | '\\' => self.text.extend(['\\', character]),
                '\0'..='\u{1f}' => write!(self.text, "\\u{:04x}", u32::from(character))?,
                _ => self.text.push(character),
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn key(&mut self, key: &str) -> fmt::Result {
        self.separate();
        self.quoted(key)?;
        self.text.push(':');
        Ok(())
    }

    /// The shortest decimal that reads back as the same number.
    #[inline(never)]
    fn number(&mut self, number: f64) -> fmt::Result {
        if number.is_finite() { write!(self.text, "{number}") } else { Err(fmt::Error) }
    }

    #[inline(never)]
    fn whole(&mut self, number: i64) -> fmt::Result {
        write!(self.text, "{number}")
    }
}

type Never = Impossible<(), fmt::Error>;

impl Serializer for &mut Json {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Self;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Never;

    fn serialize_bool(self, truth: bool) -> fmt::Result {
        self.write(if truth { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i8(self, number: i8) -> fmt::Result {
        self.whole(number.into())
    }

    fn serialize_i16(self, number: i16) -> fmt::Result {
        self.whole(number.into())
    }

    fn serialize_i32(self, number: i32) -> fmt::Result {
        self.whole(number.into())
    }

    fn serialize_i64(self, number: i64) -> fmt::Result {
        self.whole(number)
    }

    fn serialize_u8(self, number: u8) -> fmt::Result {
        self.whole(number.into())
    }

    fn serialize_u16(self, number: u16) -> fmt::Result {
        self.whole(number.into())
    }

    fn serialize_u32(self, number: u32) -> fmt::Result {
        self.whole(number.into())
    }

    fn serialize_u64(self, number: u64) -> fmt::Result {
        self.whole(number.try_into().map_err(|_| fmt::Error)?)
    }

    fn serialize_f32(self, number: f32) -> fmt::Result {
        self.number(number.into())
    }

    fn serialize_f64(self, number: f64) -> fmt::Result {
        self.number(number)
    }

    fn serialize_char(self, character: char) -> fmt::Result {
        self.quoted(character.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> fmt::Result {
        self.quoted(text)
    }

    fn serialize_bytes(self, _: &[u8]) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_none(self) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> fmt::Result {
        self.write("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> fmt::Result {
        self.quoted(name)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        value: &T,
    ) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, fmt::Error> {
        self.write("[");
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Never, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Never, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, fmt::Error> {
        self.write("{");
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, fmt::Error> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, fmt::Error> {
        Err(fmt::Error)
    }
}

impl SerializeSeq for &mut Json {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> fmt::Result {
        self.separate();
        value.serialize(&mut **self)
    }

    fn end(self) -> fmt::Result {
        self.write("]");
        Ok(())
    }
}

impl SerializeMap for &mut Json {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> fmt::Result {
        self.separate();
        key.serialize(&mut **self)
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> fmt::Result {
        self.write(":");
        value.serialize(&mut **self)
    }

    fn end(self) -> fmt::Result {
        self.write("}");
        Ok(())
    }
}

impl SerializeStruct for &mut Json {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> fmt::Result {
        self.key(key)?;
        value.serialize(&mut **self)
    }

    fn end(self) -> fmt::Result {
        SerializeMap::end(self)
    }
}
