package io.github.runneractions.imagebuilder.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadedClassesTest {

    private static final String OBJECT = "[0.01s][info][class,load] java.lang.Object source: shared objects file";

    @Test
    void tellsHowManyCameFromTheCache() {
        var classes = new LoadedClasses(List.of(
                OBJECT,
                "[0.02s][info][class,load] a.Main source: shared objects file",
                "[0.02s][info][class,load] a.Other source: jrt:/java.base"));

        assertThat(classes.describe("a.Main", 31_617_024)).isEqualTo("AOT cache 31 MB with 2 of 3 classes");
    }

    @Test
    void refusesARunThatNeedsBouncyCastle() {
        var classes = new LoadedClasses(List.of(
                "[0.02s][info][class,load] a.Main source: shared objects file",
                "[0.02s][info][class,load] org.bouncycastle.asn1.ASN1Object source: shared objects file"));

        assertThatThrownBy(() -> classes.describe("a.Main", 1)).hasMessageContaining("Bouncy Castle");
    }

    @Test
    void refusesARunWhoseMainClassCameFromTheJar() {
        var classes = new LoadedClasses(List.of(OBJECT, "[0.02s][info][class,load] a.Main source: file:/action/a.jar"));

        assertThatThrownBy(() -> classes.describe("a.Main", 1)).hasMessageContaining("did not take a.Main");
    }
}
