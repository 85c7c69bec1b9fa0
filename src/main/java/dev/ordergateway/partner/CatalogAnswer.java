package dev.ordergateway.partner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

/** What an answer to a question about the catalogue means. */
final class CatalogAnswer {

    private static final JsonFactory JSON = new JsonFactory();

    private CatalogAnswer() {
    }

    /** The body, if it is JSON that answers the question. */
    static byte[] read(Response answer) {
        int status = answer.getStatus();
        var body = PartnerAnswer.bytes(answer);
        return switch (AnswerMeaning.of(status)) {
            case GIVEN -> json(status, body);
            case REFUSED -> throw new PartnerFailure.Refused(
                    ProblemCodes.of(status, PartnerAnswer.object(json(status, body))).stream().findFirst().orElse(null));
            case NOT_NOW -> throw new PartnerFailure.Unavailable(RetryAfter.of(answer));
            case BAD -> throw new PartnerFailure.BadAnswer(status);
        };
    }

    /** Something on the way to the partner answers with pages and says nothing about the question. */
    private static byte[] json(int status, byte[] body) {
        if (!isJson(body)) {
            throw new PartnerFailure.BadAnswer(status);
        }
        return body;
    }

    /** One whole object or list, to the last byte, in UTF-8: what callers get is what they can read. */
    private static boolean isJson(byte[] body) {
        try (var parser = JSON.createParser(text(body))) {
            return parser.nextToken() != null && parser.currentToken().isStructStart() && isWhole(parser);
        } catch (IOException _) {
            return false;
        }
    }

    private static String text(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    private static boolean isWhole(JsonParser parser) throws IOException {
        parser.skipChildren();
        return parser.nextToken() == null;
    }
}
