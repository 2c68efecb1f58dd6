//! XML: the one place of its escaping, and the one file that names quick-xml. Knows nothing of feeds and sitemaps.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document that is being written.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

/// The attributes of an element, by name.
pub type Attributes<'a> = [(&'static str, &'a str)];

impl Xml {
    /// A document that begins with this element.
    pub fn new(root: &'static str, attributes: &Attributes<'_>) -> Self {
        let mut xml = Self { writer: Writer::new_with_indent(Vec::new(), b' ', 1), open: Vec::new() };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml.open(root, attributes);
        xml
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: &Attributes<'_>) {
        self.write(Event::Start(start(name, attributes)));
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.write(Event::End(BytesEnd::new(name)));
        }
    }

    /// Writes an element that holds nothing.
    pub fn empty(&mut self, name: &'static str, attributes: &Attributes<'_>) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// Writes an element that holds text.
    pub fn leaf(&mut self, name: &'static str, attributes: &Attributes<'_>, text: &str) {
        self.write(Event::Start(start(name, attributes)));
        self.write(Event::Text(BytesText::new(&legal(text))));
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// The document, once all that is open is closed.
    pub fn into_bytes(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn write(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("a vector takes all that is written");
    }
}

fn start<'a>(name: &'static str, attributes: &Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, legal(value).as_str()));
    }
    start
}

/// The text without characters that XML 1.0 forbids, escaped or not.
fn legal(text: &str) -> String {
    text.chars()
        .map(|char| match char {
            '\t' | '\n' | '\r' => char,
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            char => char,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let mut xml = Xml::new("a", &[("b", "\"<>&'\u{1}")]);
        xml.leaf("c", &[], "]]> <script>&amp;\u{0}\u{ffff}</c> 中文");
        xml.empty("d", &[]);
        insta::assert_snapshot!(String::from_utf8(xml.into_bytes()).unwrap(), @r#"
        <?xml version="1.0" encoding="utf-8"?>
        <a b="&quot;&lt;&gt;&amp;&apos;�">
         <c>]]&gt; &lt;script&gt;&amp;amp;��&lt;/c&gt; 中文</c>
         <d/>
        </a>
        "#);
    }
}
