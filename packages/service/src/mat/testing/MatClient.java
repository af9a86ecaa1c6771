import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A client of the MAT web service as its protocol describes one: posts a form in UTF-8, takes any error in the answer for a
 * failure, and the document of the last success for the result. Prints that document's text, or the failure.
 *
 * Usage: java MatClient.java URL OPERATION TASK WORKFLOW STEPS DOCUMENT [NAME VALUE]...
 */
public class MatClient {
  public static void main(String[] args) throws Exception {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("task", args[2]);
    fields.put("workflow", args[3]);
    fields.put("operation", args[1]);
    fields.put(args[1], args[4]);
    fields.put("file_type", "mat-json");
    fields.put("input", args[5]);
    for (int i = 6; i + 1 < args.length; i += 2) fields.put(args[i], args[i + 1]);
    Object answer = new Json(post(args[0] + "/MAT/cgi/MATCGI.cgi", fields)).read();
    if (!(answer instanceof Map)) throw new IllegalStateException("The answer is no object");
    Map<?, ?> map = (Map<?, ?>) answer;
    if (map.get("error") != null) {
      out("Step " + map.get("errorStep") + " failed: " + map.get("error"));
      return;
    }
    Object successes = map.get("successes");
    if (!(successes instanceof List) || ((List<?>) successes).isEmpty())
      throw new IllegalStateException("No error, but no document either");
    List<?> list = (List<?>) successes;
    Map<?, ?> doc = (Map<?, ?>) ((Map<?, ?>) list.get(list.size() - 1)).get("val");
    out((String) doc.get("signal"));
    for (Object aset : (List<?>) doc.get("asets")) {
      Map<?, ?> set = (Map<?, ?>) aset;
      if (!Boolean.TRUE.equals(set.get("hasSpan"))) continue;
      for (Object annot : (List<?>) set.get("annots")) {
        int start = ((Double) ((List<?>) annot).get(0)).intValue();
        int end = ((Double) ((List<?>) annot).get(1)).intValue();
        if (!"lex".equals(set.get("type")))
          out(set.get("type") + "\t" + ((String) doc.get("signal")).substring(start, end));
      }
    }
  }

  private static void out(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }

  private static String post(String url, Map<String, String> fields) throws Exception {
    StringBuilder body = new StringBuilder();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (body.length() > 0) body.append('&');
      body.append(URLEncoder.encode(field.getKey(), "UTF-8"));
      body.append('=').append(URLEncoder.encode(field.getValue(), "UTF-8"));
    }
    HttpURLConnection http = (HttpURLConnection) URI.create(url).toURL().openConnection();
    http.setRequestMethod("POST");
    http.setDoOutput(true);
    http.setRequestProperty("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    http.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    if (http.getResponseCode() != 200) throw new IllegalStateException("HTTP " + http.getResponseCode());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = http.getInputStream()) {
      in.transferTo(bytes);
    }
    return bytes.toString("UTF-8");
  }

  /** Enough of JSON to read an answer. */
  private static final class Json {
    private final String text;
    private int pos = 0;

    Json(String text) {
      this.text = text;
    }

    Object read() {
      char c = peek();
      if (c == '{') {
        Map<String, Object> map = new LinkedHashMap<>();
        for (pos++; peek() != '}'; skip(',')) {
          String key = (String) read();
          skip(':');
          map.put(key, read());
        }
        pos++;
        return map;
      }
      if (c == '[') {
        List<Object> list = new ArrayList<>();
        for (pos++; peek() != ']'; skip(',')) list.add(read());
        pos++;
        return list;
      }
      if (c == '"') return string();
      int start = pos;
      while (pos < text.length() && ",]} \n".indexOf(text.charAt(pos)) < 0) pos++;
      String word = text.substring(start, pos);
      if (word.equals("null")) return null;
      if (word.equals("true") || word.equals("false")) return Boolean.valueOf(word);
      return Double.valueOf(word);
    }

    private char peek() {
      while (Character.isWhitespace(text.charAt(pos))) pos++;
      return text.charAt(pos);
    }

    private void skip(char mark) {
      if (peek() == mark) pos++;
    }

    private String string() {
      StringBuilder out = new StringBuilder();
      pos++;
      while (text.charAt(pos) != '"') {
        char c = text.charAt(pos++);
        if (c != '\\') {
          out.append(c);
          continue;
        }
        char escape = text.charAt(pos++);
        int known = "bfnrt".indexOf(escape);
        if (known >= 0) out.append("\b\f\n\r\t".charAt(known));
        else if (escape == 'u') {
          out.append((char) Integer.parseInt(text.substring(pos, pos + 4), 16));
          pos += 4;
        } else out.append(escape);
      }
      pos++;
      return out.toString();
    }
  }
}
