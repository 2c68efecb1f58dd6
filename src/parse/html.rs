//! HTML as browsers read it, token by token, with the places of tokens. The one file that names html5gum.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

/// A piece of HTML, in lower case and without its entities.
#[derive(Debug)]
pub enum Token<'a> {
    /// The name of a tag that opens; its attributes follow.
    Open(&'a [u8]),
    /// The name of an attribute; its value follows, unless it has none.
    Attribute(&'a [u8]),
    /// The value of an attribute.
    Value(&'a [u8]),
    /// The name of a tag that closes.
    Close(&'a [u8]),
    /// Text.
    Text(&'a [u8]),
}

/// Calls `each` with the tokens and the byte at which each begins, as a browser would see them that knows no elements: a
/// script's text is text.
pub fn read(html: &str, mut each: impl FnMut(Token<'_>, usize)) {
    let mut emitter = CallbackEmitter::<_, std::convert::Infallible, usize>::new(
        |event: CallbackEvent<'_>, span: html5gum::Span<usize>| {
            let token = match event {
                CallbackEvent::OpenStartTag { name } => Token::Open(name),
                CallbackEvent::AttributeName { name } => Token::Attribute(name),
                CallbackEvent::AttributeValue { value } => Token::Value(value),
                CallbackEvent::EndTag { name } => Token::Close(name),
                CallbackEvent::String { value } => Token::Text(value),
                _ => return None,
            };
            each(token, span.start);
            None
        },
    );
    emitter.naively_switch_states(true);
    // The reader calls the emitter; there are no tokens and no errors to come back.
    let mut tokens = html5gum::Tokenizer::new_with_emitter(html, emitter);
    let nothing = tokens.next();
    debug_assert!(nothing.is_none());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_have_their_places() {
        let mut seen = Vec::new();
        read("<A href='x&amp;y' hidden>b</A>", |token, at| seen.push(format!("{at} {}", shown(&token))));
        assert_eq!(seen, ["0 <a", "3 @href", "9 =x&y", "18 @hidden", "25 b", "26 >a"]);
    }

    fn shown(token: &Token) -> String {
        let (mark, bytes) = match token {
            Token::Open(name) => ("<", name),
            Token::Attribute(name) => ("@", name),
            Token::Value(value) => ("=", value),
            Token::Close(name) => (">", name),
            Token::Text(text) => ("", text),
        };
        format!("{mark}{}", String::from_utf8_lossy(bytes))
    }
}
