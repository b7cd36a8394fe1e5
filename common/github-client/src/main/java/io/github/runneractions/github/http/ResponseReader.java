package io.github.runneractions.github.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.TreeMap;

/** Reads a response completely. */
final class ResponseReader {
    /** Far above a page of 100 runners; keeps a wrong server from filling the memory. Bytes. */
    private static final int LARGEST_BODY = 16 * 1024 * 1024;

    private static final int CHUNK = 16 * 1024;

    private ResponseReader() {}

    static ApiResponse read(HttpURLConnection connection) throws IOException {
        var status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("the response is not HTTP");
        }
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.put(name, values);
            }
        });
        try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new ApiResponse(status, headers, body == null ? new byte[0] : all(body));
        }
    }

    private static byte[] all(InputStream body) throws IOException {
        var read = new ByteArrayOutputStream();
        var chunk = new byte[CHUNK];
        for (var length = body.read(chunk); length >= 0; length = body.read(chunk)) {
            read.write(chunk, 0, length);
            if (read.size() > LARGEST_BODY) {
                throw new IOException("the response is larger than " + LARGEST_BODY + " bytes");
            }
        }
        return read.toByteArray();
    }
}
