package io.interlock.router.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.router.admin.AdminRoutes.Match;
import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminRoutesTest {
  private final AdminRoute list = AdminRoute.get("/things", _ -> AdminReply.ok());
  private final AdminRoute make =
      AdminRoute.post("/things", AdminRoute.atOnce(_ -> AdminReply.ok()));
  private final AdminRoute newest = AdminRoute.get("/things/newest", _ -> AdminReply.ok());
  private final AdminRoute one = AdminRoute.get("/things/{id}", _ -> AdminReply.ok());
  private final AdminRoute drop = AdminRoute.delete("/things/{id}", _ -> AdminReply.ok());
  private final AdminRoutes routes = new AdminRoutes(List.of(list, make, newest, one, drop));

  @Test
  void theMethodChoosesAmongTheRoutesOfOnePath() {
    assertThat(routes.find(HttpMethod.GET, "/things")).isEqualTo(new Match.Found(list, Map.of()));
    assertThat(routes.find(HttpMethod.POST, "/things")).isEqualTo(new Match.Found(make, Map.of()));
    assertThat(routes.find(HttpMethod.HEAD, "/things")).isEqualTo(new Match.Found(list, Map.of()));
  }

  @Test
  void aNameStandsForOneSegment() {
    assertThat(routes.find(HttpMethod.DELETE, "/things/7"))
        .isEqualTo(new Match.Found(drop, Map.of("id", "7")));
  }

  @Test
  void aPathThatIsWrittenOutComesBeforeAnOpenOne() {
    assertThat(routes.find(HttpMethod.GET, "/things/newest"))
        .isEqualTo(new Match.Found(newest, Map.of()));
    assertThat(routes.find(HttpMethod.DELETE, "/things/newest"))
        .isEqualTo(new Match.OtherMethods(Set.of("GET", "HEAD")));
  }

  @Test
  void otherMethodsAreToldWhichOnesThereAre() {
    assertThat(routes.find(HttpMethod.PUT, "/things"))
        .isEqualTo(new Match.OtherMethods(Set.of("GET", "HEAD", "POST")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/thing", "/things/", "//things", "/things/7/8", "/things//"})
  void everyOtherPathIsNothing(String path) {
    assertThat(routes.find(HttpMethod.GET, path)).isEqualTo(new Match.Nothing());
  }
}
