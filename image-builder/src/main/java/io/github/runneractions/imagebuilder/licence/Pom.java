package io.github.runneractions.imagebuilder.licence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The POM of an artefact in a local repository. */
record Pom(Path file, Element root) {
    /** Reads the one beside a jar. */
    static Pom beside(Path jar) throws IOException {
        return read(Path.of(jar.toString().replaceFirst("\\.jar$", ".pom")));
    }

    private static Pom read(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new Pom(file, factory.newDocumentBuilder().parse(stream).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no POM", e);
        }
    }

    /** The licences that it names, or else its parent, each as {@code name, url}. */
    List<String> licences() throws IOException {
        var named = child(root, "licenses").stream()
                .flatMap(list -> children(list, "license").stream())
                .map(licence -> text(licence, "name") + ", " + text(licence, "url"))
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        var parent = parent();
        return parent.isPresent() ? parent.get().licences() : List.of();
    }

    private Optional<Pom> parent() throws IOException {
        var parent = child(root, "parent");
        if (parent.isEmpty()) {
            return Optional.empty();
        }
        var artifact = text(parent.get(), "artifactId");
        var version = text(parent.get(), "version");
        var folder = repository()
                .resolve(text(parent.get(), "groupId").replace('.', '/'))
                .resolve(artifact)
                .resolve(version);
        return Optional.of(read(folder.resolve(artifact + "-" + version + ".pom")));
    }

    /** The local repository: the file lies in it by group, artefact and version. */
    private Path repository() {
        var group = Optional.of(text(root, "groupId"))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> child(root, "parent")
                        .map(parent -> text(parent, "groupId"))
                        .orElse(""));
        // Below it: the group's folders, the artefact's, the version's, the file.
        var names = file.toAbsolutePath().normalize();
        var depth = names.getNameCount() - group.split("\\.").length - 3;
        return names.getRoot().resolve(names.subpath(0, depth));
    }

    private static String text(Element element, String name) {
        return child(element, name)
                .map(Element::getTextContent)
                .map(String::strip)
                .orElse("");
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element, name).stream().findFirst();
    }

    private static List<Element> children(Element element, String name) {
        var found = new ArrayList<Element>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                found.add(child);
            }
        }
        return found;
    }
}
