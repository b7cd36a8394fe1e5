package io.github.runneractions.sandbox.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runneractions.sandbox.github.model.Account;
import io.github.runneractions.sandbox.github.model.Repository;
import io.github.runneractions.sandbox.github.model.World;
import java.util.List;

/** Repositories as the API shows them. */
final class RepositoryShape {

    private static final List<String> LINKS = List.of(
            "archive",
            "assignees",
            "blobs",
            "branches",
            "collaborators",
            "comments",
            "commits",
            "compare",
            "contents",
            "contributors",
            "deployments",
            "downloads",
            "events",
            "forks",
            "git_commits",
            "git_refs",
            "git_tags",
            "hooks",
            "issue_comment",
            "issue_events",
            "issues",
            "keys",
            "labels",
            "languages",
            "merges",
            "milestones",
            "notifications",
            "pulls",
            "releases",
            "stargazers",
            "statuses",
            "subscribers",
            "subscription",
            "tags",
            "teams",
            "trees");
    private static final List<String> COUNTS = List.of(
            "forks",
            "forks_count",
            "open_issues",
            "open_issues_count",
            "size",
            "stargazers_count",
            "watchers",
            "watchers_count");
    private static final List<String> SWITCHES = List.of(
            "fork",
            "has_downloads",
            "has_issues",
            "has_projects",
            "has_wiki",
            "has_pages",
            "has_discussions",
            "archived",
            "disabled");
    private static final List<String> EMPTY = List.of("description", "homepage", "language", "mirror_url", "license");
    private static final List<String> DATES = List.of("pushed_at", "created_at", "updated_at");

    private final World world;
    private final String base;

    RepositoryShape(World world, String base) {
        this.world = world;
        this.base = base;
    }

    /** The form of repositories in lists. */
    ObjectNode inList(Repository repository) {
        String html = "https://github.com/" + repository.fullName();
        String url = base + "/repos/" + repository.fullName();
        ObjectNode node = JsonNodes.object()
                .put("id", repository.id())
                .put("node_id", AccountShape.nodeId("Repository", repository.id()))
                .put("name", repository.name())
                .put("full_name", repository.fullName())
                .put("private", true)
                .put("html_url", html)
                .put("url", url)
                .put("git_url", "git://github.com/" + repository.fullName() + ".git")
                .put("ssh_url", "git@github.com:" + repository.fullName() + ".git")
                .put("clone_url", html + ".git")
                .put("svn_url", html)
                .put("default_branch", "main");
        node.set("owner", new AccountShape(base).simple(owner(repository)));
        LINKS.forEach(link -> node.put(link + "_url", url + "/" + link));
        COUNTS.forEach(count -> node.put(count, 0));
        SWITCHES.forEach(name -> node.put(name, false));
        EMPTY.forEach(node::putNull);
        DATES.forEach(date -> node.put(date, AccountShape.CREATED_AT));
        return node;
    }

    /** The form in which a single repository is answered. */
    ObjectNode full(Repository repository) {
        return inList(repository).put("network_count", 0).put("subscribers_count", 0);
    }

    private Account owner(Repository repository) {
        return world.accounts()
                .find(repository.owner())
                .orElseThrow(() -> new IllegalStateException("No account owns " + repository.fullName()));
    }
}
