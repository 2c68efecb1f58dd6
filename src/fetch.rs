//! The web: the one place that asks for anything there, and only when a writer says so by `new source --url`. The one file
//! that names ureq.

use std::time::Duration;

use anyhow::{Context, bail};
use ureq::{Agent, ResponseExt};

use crate::fields::is_web_address;

/// How much a server may ask of us.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How large a page may be, in bytes, once it is unpacked.
    pub bytes: u64,
    /// How long it may take in all.
    pub time: Duration,
    /// How often we may be sent elsewhere.
    pub redirects: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 16 << 20, time: Duration::from_secs(30), redirects: 5 }
    }
}

/// A page of the web.
#[derive(Debug)]
pub struct Fetched {
    /// Where it was found at last.
    pub address: String,
    /// What the server says that it is: `text/html; charset=utf-8`.
    pub content_type: Option<String>,
    /// The page.
    pub bytes: Vec<u8>,
}

/// Fetches the page at an address of the web, `http://` or `https://`.
pub fn fetch(address: &str, limits: Limits) -> anyhow::Result<Fetched> {
    if !is_web_address(address) {
        bail!("`{address}` is not an address that begins with `https://` or `http://`");
    }
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(limits.time))
        .max_redirects(limits.redirects)
        .user_agent(concat!("factbox/", env!("CARGO_PKG_VERSION")))
        .accept("text/html, application/xhtml+xml, text/plain;q=0.9")
        .build()
        .into();
    let failed = || format!("cannot fetch `{address}`");
    let mut response = agent.get(address).call().with_context(failed)?;
    let address = response.get_uri().to_string();
    let content_type = response.headers().get("content-type").and_then(|value| value.to_str().ok());
    let content_type = content_type.map(str::to_owned);
    let kind = content_type.as_deref().unwrap_or("text/html").split(';').next().unwrap_or_default().trim();
    if !["text/html", "application/xhtml+xml", "text/plain"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(kind))
    {
        bail!("`{address}` is `{kind}`, not a page: save its text to a file and use `--from`");
    }
    let bytes = response.body_mut().with_config().limit(limits.bytes).read_to_vec().with_context(failed)?;
    Ok(Fetched { address, content_type, bytes })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "a server of its own, on this machine")]

    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    /// A server that gives one answer to each request, by its path; its address.
    fn serve(answer: impl Fn(&str) -> Option<Vec<u8>> + Send + 'static) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            let mut silent = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut request = [0; 4096];
                let length = stream.read(&mut request).unwrap_or_default();
                let request = String::from_utf8_lossy(&request[..length]).into_owned();
                let path = request.split(' ').nth(1).unwrap_or_default();
                match answer(path) {
                    Some(bytes) => {
                        // Whoever has read enough hangs up.
                        let _ = stream.write_all(&bytes);
                    }
                    None => silent.push(stream),
                }
            }
        });
        address
    }

    fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n",
            body.len()
        );
        [head.as_bytes(), body].concat()
    }

    fn failure(address: &str, limits: Limits) -> String {
        format!("{:#}", fetch(address, limits).unwrap_err())
    }

    #[test]
    fn a_page_is_found_where_the_server_sends_us() {
        let address = serve(|path| match path {
            "/old" => Some(answer("301 Moved Permanently", "location: /new?a=b\r\n", b"")),
            "/new?a=b" => Some(answer("200 OK", "content-type: text/html; charset=latin1\r\n", b"caf\xe9")),
            _ => Some(answer("404 Not Found", "", b"no")),
        });
        let page = fetch(&format!("{address}/old"), Limits::default()).unwrap();
        assert_eq!(page.address, format!("{address}/new?a=b"));
        assert_eq!(page.content_type.as_deref(), Some("text/html; charset=latin1"));
        assert_eq!(page.bytes, b"caf\xe9");
        assert!(failure(&format!("{address}/x"), Limits::default()).contains("404"));
    }

    #[test]
    fn a_server_may_ask_so_much_and_no_more() {
        let address = serve(|path| match path {
            "/round" => Some(answer("302 Found", "location: /round\r\n", b"")),
            "/out" => Some(answer("302 Found", "location: file:///etc/passwd\r\n", b"")),
            "/long" => Some(answer("200 OK", "content-type: text/html\r\n", &[b'x'; 2000])),
            "/pdf" => Some(answer("200 OK", "content-type: application/pdf\r\n", b"%PDF")),
            _ => None,
        });
        let limits = Limits { bytes: 1000, time: Duration::from_millis(500), redirects: 3 };
        for (path, why) in [
            ("/round", "redirect"),
            ("/out", "cannot fetch"),
            ("/long", "1000"),
            ("/pdf", "`application/pdf`, not a page"),
            ("/never", "timeout"),
        ] {
            let failure = failure(&format!("{address}{path}"), limits);
            assert!(failure.contains(why), "{path}: {failure}");
        }
        for other in ["file:///etc/passwd", "ftp://example.org/", "/etc/passwd", "https://"] {
            assert!(failure(other, limits).contains("is not an address"), "{other}");
        }
    }
}
